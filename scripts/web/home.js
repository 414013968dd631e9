/* What a page with lists of many courses loads behind learner.js. */
import { module, need } from "#taken";
import { startCourses } from "./home/courses.js";

startCourses(need(document, module("courses")));
