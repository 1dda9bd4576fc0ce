import { compact, type Line } from "~/app/drafts/lines";
import type { Clause, Contacts, Flag, Outline, UnitBracket } from "~/app/drafts/outline";
import type { Sections } from "~/app/drafts/section-walk";

/**
 * A text set in traditional characters is read in simplified ones, which stand one for one in
 * their places. Here its words become again what is printed.
 */
export function printedText(lines: Line[]): string {
  return lines.map((line) => line.printed ?? line.text).join("\n");
}

/** Clauses hold all characters of the draft's lines in their order, but for white space. */
export function printedClauses(clauses: Clause[], draft: Line[]): Clause[] {
  if (!draft.some((line) => line.printed !== undefined)) return clauses;
  const characters = compact(printedText(draft));
  let at = 0;
  return clauses.map((clause) => {
    const [marker, heading, text] = [clause.marker, clause.heading, clause.text].map(next);
    const words = wordsIn(clause.heading + clause.text, heading! + text!);
    return {
      ...clause,
      marker: marker!,
      heading: heading!,
      text: text!,
      units: clause.units.map((unit) => printedUnit(unit, words)),
      flags: clause.flags.map((flag) => printedFlag(flag, words)),
    };
  });

  function next(read: string): string {
    return read
      .split("")
      .map((character) => (compact(character) === "" ? character : characters[at++]!))
      .join("");
  }
}

function printedUnit(unit: UnitBracket, words: Words): UnitBracket {
  return {
    lead: unit.lead.map(words),
    members: unit.members.map(words),
    mode: words(unit.mode),
    standing: unit.standing && words(unit.standing),
    quote: words(unit.quote),
  };
}

function printedFlag(flag: Flag, words: Words): Flag {
  const quote = words(flag.quote);
  return { ...flag, quote, message: flag.message.replace(flag.quote, () => quote) };
}

/** What was found in a text as it was read, as it is printed there. */
type Words = (found: string) => string;

function wordsIn(read: string, printed: string): Words {
  return (found) => {
    const at = found === "" ? -1 : read.indexOf(found);
    return at < 0 ? found : printed.slice(at, at + found.length);
  };
}

/** The outline with everything but its clauses as printed. */
export function printedOutline(outline: Outline, sections: Sections): Outline {
  const { titles, noticeTitles: _, notice, draft, explanation, signature } = sections;
  const removed = sections.removed.map(({ line }) => line);
  const attached = sections.attachments.flat();
  const lines = [titles, notice, signature, draft, explanation, attached, removed].flat();
  if (!lines.some((line) => line.printed !== undefined)) return outline;
  const read = lines.map(({ text }) => text).join("\n");
  const printed = printedText(lines);
  const exact = wordsIn(read, printed);
  const closed = wordsIn(compact(read), compact(printed));
  const words: Words = (found) => (read.includes(found) ? exact(found) : closed(compact(found)));
  const { window, warnings } = outline;
  return {
    ...outline,
    title: words(outline.title),
    headings: outline.headings.map(words),
    office: outline.office && words(outline.office),
    window: window && { ...window, phrase: words(window.phrase) },
    contacts: printedContacts(outline.contacts, words),
    notice: printedText(notice),
    explanation: printedText(explanation),
    signature: printedText(signature),
    attachments: sections.attachments.map(([first, ...rest]) => ({
      title: printedText([first!]),
      text: printedText(rest),
    })),
    warnings: warnings.map((one) => (one.quote ? { ...one, quote: words(one.quote) } : one)),
  };
}

function printedContacts(contacts: Contacts, words: Words): Contacts {
  const { postalAddress, persons } = contacts;
  return {
    ...contacts,
    postalAddress: postalAddress && words(postalAddress),
    persons: persons.map(words),
  };
}
