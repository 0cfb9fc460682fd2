/** Returns versions by their numbers: `version 3`, or `versions 3, 4`. */
export function versionList(numbers: readonly number[]): string {
  return `version${numbers.length === 1 ? '' : 's'} ${numbers.join(', ')}`
}
