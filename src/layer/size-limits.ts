/** The maximum size of a function with all its layers, unzipped, in bytes (AWS: Lambda quotas). */
export const unzippedLimit = 262_144_000

/** The maximum size of an archive in the request itself, in bytes (AWS: Lambda quotas, "50 MB (zipped, for direct upload)"). */
export const directUploadLimit = 52_428_800
