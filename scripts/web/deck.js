/* What a deck of slides loads, behind reveal.js, in the window on the wall and in the speaker's. */
import { room } from "./deck/room.js";
import { openSlides } from "./deck/slides.js";
import { speak } from "./deck/speaker.js";
import { openVotes } from "./deck/votes.js";

const slides = openSlides();
openVotes();
if (new URLSearchParams(location.search).has("speaker") && window.opener)
  speak(window.opener, slides);
else room(slides);
