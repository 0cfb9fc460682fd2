/** The form of a CodeSha256, as Lambda writes it: the SHA-256 of an archive in base64. */
export const codeSha256Form = /^[A-Za-z0-9+/]{43}=$/
