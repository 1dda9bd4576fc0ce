/** What one consultation's files may weigh together, in bytes. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;
