import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import type { Environment } from '../layer/layer.ts'
import { messageOf, Problem } from '../base/problem.ts'
import { sharedConfigIn } from './shared-config.ts'

/** A file of certificates, and the setting that names it, as it begins a sentence. */
interface Bundle {
  readonly setting: string
  readonly path: string
}

/**
 * What TLS trusts: the certificates of AWS_CA_BUNDLE or `ca_bundle`, and all that Node trusts anyway, as such a file often has only
 * those of a proxy or of one endpoint. Undefined where no file is named. Throws a Problem where it cannot be used.
 */
export function trustIn(env: Environment): tls.SecureContext | undefined {
  const bundle = bundleIn(env)
  if (!bundle) return undefined
  const { setting, path } = bundle
  const own = read(bundle)
  try {
    return tls.createSecureContext({ ca: [...usual(env), own] })
  } catch (cause) {
    throw new Problem(
      `The certificates of ${setting} cannot be used (${path}: ${messageOf(cause)}). ${toFix}`,
      {
        cause,
      },
    )
  }
}

const toFix = 'Name a file of certificates in PEM form, or remove the setting.'

function bundleIn(env: Environment): Bundle | undefined {
  const { AWS_CA_BUNDLE: path } = env
  if (path) return { setting: 'AWS_CA_BUNDLE', path }
  const setting = sharedConfigIn(env).get('ca_bundle')
  return setting && { setting: setting.from, path: setting.value }
}

function read({ setting, path }: Bundle): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem(`The certificates of ${setting} cannot be read (${messageOf(cause)}). ${toFix}`, {
      cause,
    })
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Problem(
      `The certificates of ${setting} cannot be used (${path} has none in PEM form). ${toFix}`,
    )
  }
  return text
}

/** What Node trusts by default. Before 22.15 it does not tell of NODE_EXTRA_CA_CERTS. */
function usual(env: Environment): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] }
  if (getCACertificates) return getCACertificates('default')
  const { NODE_EXTRA_CA_CERTS: path } = env
  if (!path) return tls.rootCertificates
  try {
    return [...tls.rootCertificates, readFileSync(path, 'utf8')]
  } catch {
    // Node has warned of it when it started.
    return tls.rootCertificates
  }
}
