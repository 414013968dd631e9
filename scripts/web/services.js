/* What a page with marks for services loads behind learner.js. */
import { attempt, module, startAll } from "#shared";
import { startChoice } from "./services/choice.js";
import { markForYou } from "./services/marks.js";

attempt(markForYou);
startAll([[module("services"), startChoice]]);
