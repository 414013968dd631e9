/* What the page My learning loads, behind learner.js. */
import { module, startAll } from "#shared";
import { startLearning } from "./learning/learning.js";

startAll([[module("learning"), startLearning]]);
