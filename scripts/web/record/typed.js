/* Which typed answers are the same. scripts/briefed/text/typed.py judges them in the same way, and
   one list of pairs tests both. Pure. */

const ONES =
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
      " ",
    ),
  TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
  NUMBER = RegExp(
    `\\b(?:(?:(?:a|one) )?hundred|(${ONES.join("|")})|(${TENS.join("|")})(?:[ -](${ONES.slice(1, 10).join("|")}))?)\\b`,
    "g",
  );

/**
 * A typed answer without what makes no difference: white space, marks at its ends, large letters,
 * and whether its numbers, from zero to a hundred, are in words.
 * @param {string} text
 */
const folded = (text) =>
  text
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/^[\s"'([]+|[\s"')\].,;:!?…%]+$/g, "")
    .replace(/\s+/g, " ")
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(NUMBER, (_, one, ten, unit = ONES[0]) =>
      String(
        one ? ONES.indexOf(one) : ten ? 10 * TENS.indexOf(ten) + 20 + ONES.indexOf(unit) : 100,
      ),
    );

/**
 * Whether two typed answers are the same. What was not kept is the same as no answer.
 * @param {string | undefined} one
 * @param {string} other
 */
export const isSame = (one = "", other) => folded(one) === folded(other);
