/** A slug as the database may hold it; an address with anything else names nothing. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,80}$/.test(text);
