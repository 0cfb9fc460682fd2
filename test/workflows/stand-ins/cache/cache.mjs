import { join } from 'node:path'

const { STAND_IN_DATA = '', HOME = '', INPUT_PATH = '' } = process.env

/** The directory with a directory for each key. */
export const caches = join(STAND_IN_DATA, 'caches')

/** The directory that is cached. */
export const cached = INPUT_PATH.replace(/^~/, HOME)

export const key = process.env['INPUT_KEY'] ?? ''
