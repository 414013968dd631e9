/* Whether a review is due depends on the day of the visit, not on the day of the build. */
/** @import { Course } from "../page/types.js" */
import { make } from "../page/elements.js";

/**
 * @param {HTMLElement} heading
 * @param {Course} course
 */
export function startReview(heading, { review }) {
  if (review && new Date() > new Date(review + "T23:59:59"))
    heading.before(
      make(
        "p",
        { class: "bf-review" },
        `This course was to be reviewed by ${review}: ask your partnership whether it still holds.`,
      ),
    );
}
