import { userInfo } from 'node:os'
import { homeOf } from '../install/node/user-settings.ts'
import type { Environment } from '../layer/layer.ts'

/** Returns the home directories that Java can use. It gets its own from the system, which can differ from HOME in a container. */
export function javaHomes(env: Environment): string[] {
  return [...new Set([homeOf(env), ...ofSystem()])]
}

function ofSystem(): string[] {
  try {
    return [userInfo().homedir]
  } catch {
    // A container can run with the id of a user that it does not have.
    return []
  }
}
