/**
 * Text without what no text holds: control characters but tab and line ends (the database takes no
 * NUL), halves of a character, and what turns the direction of all that stands after it.
 */
export const plainText = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/gu, "");

/** Whether anything of the text can be seen; zero-width characters and fillers cannot. */
export const isVisible = (text: string): boolean =>
  /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
