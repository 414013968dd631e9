/* What a room has answered: hands that were counted, and items that were put in their places. It
   stays in this tab and has nothing to do with anybody's own learning. */
/** @import { Acts, Round, Vote, Votes } from "./types.js" */
import { keep, takeUp } from "./kept.js";

const ROUNDS = /** @type {const} */ ([0, 1]);
const NAME = "";

/** @type {Votes} The counts last as long as the tab. */
let votes = {};

/* Take up what this tab has kept. */
export function openVotes() {
  votes = takeUp(NAME) || {};
}

export const keepVotes = () => keep(NAME, votes);

export const allVotes = () => votes;
/**
 * Take the counts from the other window.
 * @param {Votes} others
 */
export const takeVotes = (others) => (votes = others);

/**
 * @param {string} question
 * @returns {Vote}
 */
export const vote = (question) =>
  (votes[question] = votes[question] || { round: 0, hands: [{}, {}] });

/** @type {(question: string, round: Round, option: number) => number} */
export const hands = (question, round, option) => vote(question).hands[round][option] || 0;

/** @param {string} question */
export const isCounted = (question) =>
  vote(question).hands.some((round) => Object.values(round).some(Boolean));

/**
 * Whether hands are, or were, counted again.
 * @param {string} question
 */
export const isSecond = (question) =>
  vote(question).round === 1 || Object.keys(vote(question).hands[1]).length > 0;

/**
 * The most hands for any option of a question; at least 1.
 * @param {string} question
 * @param {number} options
 */
export const mostHands = (question, options) =>
  Math.max(
    1,
    ...Array.from({ length: options }, (_, at) =>
      ROUNDS.map((round) => hands(question, round, at + 1)),
    ).flat(),
  );

/**
 * Where the room has put an item: the number of the label or of the place; 0 for nowhere.
 * @type {(question: string, item: number) => number}
 */
export const placeOf = (question, item) => vote(question).places?.[item] || 0;

/** @type {(taken: number[], most: number) => number} The first place that is free; 0 for none. */
const firstFree = (taken, most) => {
  for (let place = 1; place <= most; place++) if (!taken.includes(place)) return place;
  return 0;
};

/** @type {Acts} Whoever calls one of these shows what was answered again. */
export const acts = {
  count(question, option, more) {
    const { round, hands: all } = vote(question);
    all[round][option] = Math.max(0, hands(question, round, option) + more);
  },
  round(question, round) {
    vote(question).round = round;
  },
  open(question) {
    const one = vote(question);
    one.open = !one.open;
  },
  put(question, item, most, each) {
    const one = vote(question),
      places = (one.places ||= {}),
      now = places[item] || 0;
    if (each) places[item] = now ? 0 : firstFree(Object.values(places), most);
    else places[item] = (now + 1) % (most + 1);
  },
  clear(question) {
    delete votes[question];
  },
};

/**
 * The hands for an option in words.
 * @type {(question: string, option: number) => string}
 */
export const handsInWords = (question, option) => {
  const [before, after] = ROUNDS.map((round) => hands(question, round, option));
  return isSecond(question)
    ? `before ${before}, after ${after}`
    : `${before} ${before === 1 ? "hand" : "hands"}`;
};
