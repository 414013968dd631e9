/* Runs the functions of docs/assets/lms/state.js for the tests: a JSON list [name, …arguments] a line, and a line of JSON back. */
import { createInterface } from "node:readline";
import * as state from "../../docs/assets/lms/state.js";

for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...values] = JSON.parse(line);
  console.log(JSON.stringify(state[name](...values)));
}
