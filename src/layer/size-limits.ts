/** All layers of a function and its code together, unzipped, in bytes (AWS: Lambda quotas). */
export const unzippedLimit = 262_144_000

/** A zip that travels in the request itself, in bytes (AWS: Lambda quotas, "50 MB (zipped, for direct upload)"). */
export const directUploadLimit = 52_428_800
