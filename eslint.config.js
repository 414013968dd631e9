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
    files: ["tests/browser/*.js"],
    languageOptions: { sourceType: "script", globals: browser },
    rules,
  },
  {
    files: ["scripts/web/**/*.js"],
    languageOptions: { sourceType: "module", globals: browser },
    rules: {
      ...rules,
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
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
