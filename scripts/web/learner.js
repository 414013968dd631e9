/* What every page loads: questions, notes, progress, and the switch for the trainer view. */
import { handed } from "./page/handed.js";
import { page } from "./page/page.js";
import { attempt, module, startAll } from "./page/start.js";
import { startNote } from "./notes/note.js";
import { startOwnAction } from "./notes/own-action.js";
import { startPractice } from "./notes/practice.js";
import { startAge } from "./progress/age.js";
import { startCard, startCards } from "./progress/cards.js";
import { startFinished } from "./progress/finished.js";
import { markLinks } from "./progress/links.js";
import { startMoved } from "./progress/moved.js";
import { startNotices } from "./progress/notices.js";
import { startOverview } from "./progress/overview.js";
import { startReview } from "./progress/review.js";
import { hideAnswers } from "./quiz/answers.js";
import { startQuestion } from "./quiz/question.js";
import { openStore } from "./store/device.js";
import { askBeforeClosing, follow } from "./store/tabs.js";
import { measureBars } from "./shell/bars.js";
import { addColours } from "./shell/colours.js";
import { tellPanels } from "./shell/menu.js";
import { addWayBack } from "./shell/way-back.js";
import { startObjectives } from "./steps/objectives.js";
import { startSteps } from "./steps/steps.js";
import { addSwitch } from "./trainer/switch.js";

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = new URL("../", src);
page.shared = handed;
page.forms?.borrow(handed);
openStore(root.pathname);
for (const act of [
  askBeforeClosing,
  follow,
  () => addSwitch(new URL("trainer.js", src).href),
  markLinks,
  startCards,
  tellPanels,
  addColours,
  () => addWayBack(root.href),
])
  attempt(act);
startAll([
  [module("question"), startQuestion],
  [module("answers"), hideAnswers],
  [module("answers"), startFinished],
  [module("progress"), startOverview],
  [module("moved"), startMoved],
  [module("standing"), startCard],
  [".bf-age", startAge],
  ["article h1", startReview],
  ["article h1", startNotices],
  [".admonition.reflect", startNote],
  [
    ".bf-step[data-step=case]",
    (step, course) => page.forms?.startCase(step, course),
  ],
  [".bf-step[data-step=practice] > :is(ul, ol) > li", startPractice],
  [".bf-step[data-step=practice] > :is(ul, ol):not(:has(~ :is(ul, ol)))", startOwnAction],
  [".bf-step > .abstract, .bf-rows ~ .abstract", startObjectives],
  ["article:has(> .bf-step)", startSteps],
]);
attempt(measureBars); // once the steps have their foot
