/* What a page with marks for services loads behind learner.js. */
import { module, startAll } from "#taken";
import { startChoice } from "./services/choice.js";
import { markForYou } from "./services/marks.js";

startAll([
  [module("services"), startChoice],
  ["article", markForYou],
]);
