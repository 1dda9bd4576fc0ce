/**
 * Text without what no text holds: control characters but tab and line ends (the database takes no
 * NUL) and halves of a character.
 */
export const plainText = (text: string): string => text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, "");
