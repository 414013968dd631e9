/* What a session tells a learning system. */
/** @import { Session } from "./session.js" */
/** @import { Report } from "./types.js" */
import { standing } from "./answers.js";
import { encode } from "./state.js";

/**
 * The record of a session in the characters that its learning system keeps by now.
 * @param {Session} session
 */
export const encoded = ({ course, kept, copy, system }) =>
  encode(course, kept, copy.attempt, system.room);

/**
 * @param {Session} session
 * @returns {Report}
 */
export const reportOf = (session) => ({
  get state() {
    return encoded(session).text;
  },
  get tries() {
    return session.unsent;
  },
  place: session.place ?? session.told?.place ?? "",
  ...standing(session.course, session.kept),
  mark: session.course.mark,
  heard: (uuid) => session.heard([uuid]),
  meet: (state) => session.meet(state),
});
