/* The search in all courses, where there are several: search.js loads it when somebody opens the
   search, and takes from here what shows what was found. */
import { startEverywhere } from "./search/everywhere.js";

(globalThis.__search ??= {})["assets/search-all.js"] = startEverywhere;
