/* What the bundles behind learner.js share with it. In a bundle of theirs it would be there twice,
   with two ideas of what the browser keeps. So "#shared" means this file, and given.js where those
   bundles are made: package.json says so. So it is with "#lent" and lent.js. */
export * from "./download.js";
export * from "./elements.js";
export * from "./limit.js";
export * from "./page.js";
export * from "./start.js";
export * from "./words.js";
export * from "../progress/end.js";
export * from "../progress/cards.js";
export * from "../progress/way-on.js";
export * from "../quiz/marks.js";
export * from "../record/record.js";
export * from "../record/salvage.js";
export * from "../record/standing.js";
export * from "../record/values.js";
export * from "../steps/fold.js";
export * from "../steps/queue.js";
export * from "../steps/series.js";
export * from "../store/areas.js";
export * from "../store/keys.js";
export * from "../store/device.js";
export * from "../store/others.js";
export * from "../store/store.js";
