/** What became of install scripts, by names of packages: those not run, and those allowed to run that are not there. */
export interface Scripts {
  readonly heldBack: readonly string[]
  readonly notFound: readonly string[]
}

/** What a reader should know of install scripts. */
export function warningsAboutScripts({ heldBack, notFound }: Scripts): string[] {
  return [
    ...(heldBack.length > 0
      ? [
          `Install scripts were not run: ${heldBack.join(', ')}. Name those that must run in "install-scripts".`,
        ]
      : []),
    ...(notFound.length > 0
      ? [
          `Input "install-scripts" names ${notFound.join(', ')}, of which nothing is installed. Check the names.`,
        ]
      : []),
  ]
}
