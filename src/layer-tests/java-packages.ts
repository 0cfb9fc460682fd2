import { basename, join } from 'node:path'
import { jarsIn } from './environment.ts'
import type { Place, Selection } from './selection.ts'

/** Returns the jars of the class path. Java loads classes from all of them, so they are all tested. */
export async function javaPackages({ layer }: Place): Promise<Selection> {
  const jars = await jarsIn(layer)
  return {
    loads: jars.map((jar) => ({
      package: basename(jar),
      module: join(layer, jar),
      how: 'class path',
      place: join(layer, jar),
    })),
    skipped: [],
  }
}
