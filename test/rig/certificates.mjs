import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { pythonWithMoto } from './python.mjs'

const run = promisify(execFile)

// A self-signed certificate is its own authority. moto depends on this library.
const make = `
import datetime, ipaddress, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "rig")])
now = datetime.datetime.now(datetime.timezone.utc)
def as_name(host):
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
certificate = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(x509.random_serial_number())
    .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    .add_extension(x509.SubjectAlternativeName([as_name(host) for host in sys.argv[1:]]), critical=False)
    .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    .sign(key, hashes.SHA256())
)
pem = serialization.Encoding.PEM
print(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode())
print(certificate.public_bytes(pem).decode())
`

/** Creates a key and a certificate for these hosts. No program trusts the certificate by default. @param {string[]} hosts */
export async function certificateFor(hosts) {
  const { stdout } = await run(await pythonWithMoto(), ['-c', make, ...hosts])
  const [key = '', cert = ''] = stdout.split(/(?=-----BEGIN CERTIFICATE)/)
  return { key, cert }
}
