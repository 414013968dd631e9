/* What a page with marks for services loads behind learner.js. */
import { startChoice } from "./services/choice.js";
import { markForYou } from "./services/marks.js";
import { module, startAll } from "./services/taken.js";

startAll([
  ["article", markForYou],
  [module("services"), startChoice],
]);
