import { placeholderDescription } from '../../src/plan/placeholder.ts'
import { smallestZip } from '../../src/regions/apply/publish.ts'
import type { Content } from './contents.ts'
import type { Caller, Others } from './others.ts'
import type { Before, Scene } from './scene.ts'

export const sha = '0123456789abcdef0123456789abcdef01234567'
export const repository = 'octo-org/octo-repo'

/** The content that a run publishes, and different contents. */
export interface Contents {
  readonly own: Content
  readonly older: Content
  readonly other: Content
  readonly beside: Content
}

/** Returns the access key for calls in the account of a scene. */
export function keyOf({ account, byRole }: Pick<Scene, 'account' | 'byRole'>): string {
  return byRole ? `ASIA${account}` : 'AKIAIOSFODNN7EXAMPLE'
}

/** Creates the versions, permissions, functions and buckets that exist before a run. */
export async function publishBefore(scene: Scene, others: Others, contents: Contents): Promise<void> {
  for (const region of scene.regions) {
    const caller: Caller = { by: 'before', region, key: keyOf(scene) }
    const before = scene.before[region] ?? []
    for (const [index, one] of before.entries()) {
      await others.publish(caller, inputOf(one, scene, contents))
      for (const grant of one.grants) await others.grant(caller, index + 1, grant)
    }
    const used = before.flatMap(({ isUsed }, index) => (isUsed ? [index + 1] : []))
    for (const version of used) await useIn(version, { scene, caller, others })
    for (const [index, { isDeleted }] of before.entries())
      if (isDeleted) await others.remove(caller, index + 1)
    if (scene.isStaged) await others.makeBucket(caller, `layers-${scene.account}-${region}`)
  }
}

function inputOf({ what }: Before, { description, runtimes }: Scene, { own, older }: Contents): object {
  const of = (zip: Buffer, Description: string): object => ({
    Content: { ZipFile: zip.toString('base64') },
    Description,
  })
  switch (what) {
    case 'same':
      return {
        ...of(own.zip, description ?? `${repository}@${sha}`),
        ...(runtimes.length > 0 ? { CompatibleRuntimes: runtimes } : {}),
      }
    case 'older':
      return of(older.zip, `${repository}@older`)
    case 'placeholder':
      return of(smallestZip, placeholderDescription)
    case 'false placeholder':
      return of(older.zip, placeholderDescription)
  }
}

interface Place {
  readonly scene: Scene
  readonly caller: Caller
  readonly others: Others
}

/** Creates a function that uses a version. */
async function useIn(version: number, { scene: { account }, caller, others }: Place): Promise<void> {
  const arn = `arn:aws:lambda:${caller.region}:${account}:layer:x:${version}`
  const body = {
    FunctionName: `user-${version}`,
    Role: `arn:aws:iam::${account}:role/f`,
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Code: { ZipFile: 'UEs=' },
    Layers: [arn],
  }
  await others.send(caller, { method: 'POST', path: '/2015-03-31/functions', body })
}
