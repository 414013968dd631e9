/* Runs the functions of scripts/web/lms for the tests: a JSON list [name, …arguments] a
   line, and a line of JSON back. */
import { createInterface } from "node:readline";
import * as answers from "../../scripts/web/lms/answers.js";
import * as ids from "../../scripts/web/lms/ids.js";
import * as merging from "../../scripts/web/lms/merging.js";
import * as state from "../../scripts/web/lms/state.js";

const functions = { ...answers, ...ids, ...merging, ...state };

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...values] = JSON.parse(line);
  console.log(JSON.stringify(functions[name](...values)));
}
