/* What a page with items to arrange or a case that branches loads before learner.js, which starts
   it. It keeps nothing, so what it shares with learner.js may be there twice. */
import { page } from "./page/page.js";
import { startCase } from "./cases/case.js";
import { arranged } from "./quiz/arranged.js";

page.forms = { arranged, startCase };
