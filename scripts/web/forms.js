/* What a page loads before learner.js that has a question with gaps or with items to arrange, or a
   case that branches. learner.js lends it what both need, and starts it. */
import { startCase } from "./cases/case.js";
import { borrow } from "./page/lent.js";
import { page } from "./page/page.js";
import { arranged } from "./quiz/arranged.js";
import { gaps } from "./quiz/gaps.js";

page.forms = { arranged, borrow, gaps, startCase };
