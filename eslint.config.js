// Rules for the scripts of the pages and for the programs of the tests. Run by `make lint`.
"use strict";
const js = require("@eslint/js");
const globals = require("globals");

const browser = { ...globals.browser, Reveal: "readonly" };
const rules = {
  ...js.configs.recommended.rules,
  eqeqeq: "error",
  "no-var": "error",
  "prefer-const": ["error", { destructuring: "all" }],
  // A sentence that readers see stays in one piece, so that a search for it finds it.
  "max-len": [
    "error",
    { code: 100, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
  ],
};

module.exports = [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["docs/assets/*.js", "tests/browser/*.js"],
    languageOptions: { sourceType: "script", globals: browser },
    rules,
  },
  {
    files: ["docs/assets/lms/*.js"],
    languageOptions: { sourceType: "module", globals: browser },
    rules,
  },
  {
    files: ["docs/assets/**/*.js"],
    // Lines of code: comments with types take as much room again in some files.
    rules: { "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ["tests/**/*.mjs"],
    languageOptions: { sourceType: "module", globals: globals.node },
    rules,
  },
  {
    files: ["eslint.config.js"],
    languageOptions: { sourceType: "commonjs", globals: globals.node },
    rules,
  },
];
