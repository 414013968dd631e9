/* Runs the functions of docs/assets/lms for the tests: a JSON list [name, …arguments] a
   line, and a line of JSON back. */
import { createInterface } from "node:readline";
import * as answers from "../docs/assets/lms/answers.js";
import * as ids from "../docs/assets/lms/ids.js";
import * as state from "../docs/assets/lms/state.js";

const functions = { ...answers, ...ids, ...state };

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...values] = JSON.parse(line);
  console.log(JSON.stringify(functions[name](...values)));
}
