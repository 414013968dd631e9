/* The answers below the questions serve readers without scripts, paper, and questions that did not
   start. */

/** @param {HTMLElement} answers */
export function hideAnswers(answers) {
  answers.hidden = !document.querySelector(".bf-question:not(:has(.bf-result))");
}
