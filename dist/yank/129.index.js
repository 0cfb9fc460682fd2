export const id = 129;
export const ids = [129];
export const modules = {

/***/ 5129:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s3In: () => (/* binding */ s3In)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./src/base/lazily.ts
var lazily = __webpack_require__(9424);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(8414);
;// CONCATENATED MODULE: ./src/layer/judged-archive.ts





/** All bytes of an archive. Throws a Problem if they are not those that were judged. */
async function judgedBytes(archive) {
    const file = await openJudged(archive);
    try {
        const bytes = Buffer.allocUnsafeSlow(archive.size);
        let end = 0;
        for await (const chunk of chunksOf(file, archive))
            end += chunk.copy(bytes, end);
        return bytes;
    }
    finally {
        await file.close();
    }
}
/** The bytes of an archive in chunks. Throws a Problem before the last one if they are not those that were judged. */
async function* judgedChunks(archive) {
    const file = await openJudged(archive);
    try {
        yield* chunksOf(file, archive);
    }
    finally {
        await file.close();
    }
}
/** Reads an archive to its end. Throws a Problem if it is not the one that was judged. */
async function requireJudged(archive) {
    await readToEnd(judgedChunks(archive));
}
/** Copies an archive to a path where nothing is. Throws a Problem, and leaves nothing there, if it is not the one that was judged. */
async function copyJudged(archive, to) {
    const file = await open(to, 'wx');
    try {
        await pipeline(judgedChunks(archive), file.createWriteStream());
    }
    catch (error) {
        await rm(to, { force: true });
        throw error;
    }
}
/** Opens an archive to read parts of it, once it is known to be the one that was judged. Throws a Problem if it is not. */
async function openAsJudged(archive) {
    const file = await openJudged(archive);
    try {
        await readToEnd(chunksOf(file, archive));
        return file;
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
/** A pipe in the place of the archive must not keep this waiting, nor a device give bytes without end. */
async function openJudged(archive) {
    const file = await (0,promises_.open)(archive.path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK).catch((cause) => {
        throw changed(archive, cause);
    });
    const found = await file.stat();
    if (found.isFile() && found.size === archive.size)
        return file;
    await file.close();
    throw changed(archive);
}
/** What is read at once, in bytes. */
const piece = 1024 * 1024;
/** The last chunk comes once all have been hashed: whoever passes them on never has the whole of another archive. */
async function* chunksOf(file, archive) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let position = 0;
    let last;
    while (position < archive.size) {
        const wanted = Math.min(piece, archive.size - position);
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, position);
        if (bytesRead === 0)
            break;
        if (last)
            yield last;
        last = buffer.subarray(0, bytesRead);
        hash.update(last);
        position += bytesRead;
    }
    if (!last || hash.digest('base64') !== archive.sha256)
        throw changed(archive);
    yield last;
}
async function readToEnd(chunks) {
    for (let isDone; !isDone;)
        isDone = (await chunks.next()).done;
}
function changed({ path, sha256 }, cause) {
    return new problem/* Problem */.AF(`The archive was changed after the action checked it: ${path} no longer has the CodeSha256 ${sha256}. ` +
        'It is not sent to AWS. Find out which step or process of this job writes to that file.', { cause });
}

// EXTERNAL MODULE: ./src/regions/calls/send.ts
var calls_send = __webpack_require__(7529);
// EXTERNAL MODULE: ./src/regions/calls/denials.ts
var denials = __webpack_require__(5091);
// EXTERNAL MODULE: ./src/regions/calls/aws-errors.ts
var aws_errors = __webpack_require__(3748);
;// CONCATENATED MODULE: ./src/regions/calls/bucket.ts



/** What a failed call to a bucket means and what to do, and what AWS said. */
function explainBucket(error, operation, expected) {
    const cure = cureOf(error, operation, expected);
    return cure === undefined ? (0,aws_errors/* explain */.WE)(error) : `${cure} ${(0,aws_errors/* said */.ag)(error)}`;
}
function cureOf(error, operation, expected) {
    const { bucket, region, account } = expected;
    const home = homeOf(error);
    if (home !== undefined && home !== region) {
        return (`The bucket "${bucket}" is in ${home}, and Lambda takes a zip only from a bucket in its own Region. ` +
            'Write "{region}" in "s3-bucket", and have one bucket in each Region.');
    }
    if (/^(NoSuchBucket|NotFound)$/.test((0,aws_errors/* nameOf */.Vb)(error))) {
        return `There is no bucket "${bucket}". Create it in ${region}, or correct "s3-bucket".`;
    }
    if (operation === 'PutObject') {
        const cure = cureOfPut(error, expected);
        if (cure !== undefined)
            return cure;
    }
    if (!(0,aws_errors/* isDenied */.GZ)(error))
        return undefined;
    const denial = (0,denials/* denialIn */.H)(error);
    if (denial !== undefined)
        return `The bucket "${bucket}" cannot be used. ${denial}`;
    return (`The bucket "${bucket}" is not for these credentials: it belongs to another account than ${account}, or they lack a permission. ` +
        'They need s3:PutObject, s3:GetObject, s3:GetObjectVersion, s3:DeleteObject and s3:DeleteObjectVersion on its objects, ' +
        'and s3:ListBucket on the bucket.');
}
/** A bucket can insist on how it is written to, and a key on who uses it. */
function cureOfPut(error, { bucket, encryption }) {
    const text = (0,problem/* messageOf */.bD)(error);
    // AWS's sentence on a missing permission has the key in it too.
    if (/\bkms:(?:GenerateDataKey|Decrypt)\b/.test(text)) {
        const denial = text.includes('explicit deny') ? (0,denials/* denialIn */.H)(error) : undefined;
        return (denial ??
            `The credentials are not allowed to use the KMS key for the bucket "${bucket}". ` +
                'Add kms:GenerateDataKey and kms:Decrypt on the key to the policy of the role, and allow the role in the policy of the key.');
    }
    if (/^KMS\./.test((0,aws_errors/* nameOf */.Vb)(error)) || /\bKMS\b.*\b(?:key|Arn)\b/i.test(text)) {
        return `The key for the zip in the bucket "${bucket}" cannot be used. Check the key in "s3-encryption", or the default encryption of the bucket.`;
    }
    if (!(0,aws_errors/* isDenied */.GZ)(error) || !/explicit deny|^Access Denied$/i.test(text))
        return undefined;
    return encryption === undefined
        ? `A policy denies to put the zip into the bucket "${bucket}". If the policy requires an encryption header, set "s3-encryption" to ` +
            'what it requires; otherwise allow s3:PutObject to this role there.'
        : `A policy denies to put the zip into the bucket "${bucket}", with "s3-encryption" set to ${encryption.by}${encryption.key === undefined ? '' : ` and the key ${encryption.key}`}. Set it to what the policy requires, or allow s3:PutObject to this role there.`;
}
/** The Region that a bucket is in, which S3 tells with almost every reply. */
function homeOf(error) {
    const { $response } = (error ?? {});
    return $response?.headers?.['x-amz-bucket-region'];
}

// EXTERNAL MODULE: ./src/regions/calls/clients.ts
var clients = __webpack_require__(5575);
// EXTERNAL MODULE: ./src/regions/calls/keys.ts
var calls_keys = __webpack_require__(4975);
// EXTERNAL MODULE: ./src/regions/calls/retry.ts
var retry = __webpack_require__(9145);
// EXTERNAL MODULE: ./src/regions/calls/responses.ts + 1 modules
var responses = __webpack_require__(1198);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/regions/calls/s3-responses.ts



/** An object's version; none in a bucket without versioning (S3: "Using versioning in S3 buckets"). */
const versionId = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq(), dist/* maxLength */.Ru6(1_024)));
const sha256 = dist/* nullish */.cl6(dist/* string */.YjP());
const bucket = dist/* object */.Ikc({ BucketRegion: dist/* nullish */.cl6(dist/* string */.YjP()) });
const head = dist/* object */.Ikc({
    ContentLength: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    ChecksumSHA256: sha256,
    VersionId: versionId,
});
const stored = dist/* object */.Ikc({
    ETag: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()),
    ChecksumSHA256: sha256,
    VersionId: versionId,
    ServerSideEncryption: dist/* nullish */.cl6(dist/* string */.YjP()),
});
/** Throws if a response to HeadBucket is about a bucket in another Region. */
function requireBucketIn(response, region) {
    const { BucketRegion: home } = (0,responses/* parsed */.Yz)(bucket, response);
    if (home && home !== region)
        (0,calls_send/* unreadable */.O$)();
}
/** The object that a response to HeadObject is about, if it has the content of the archive; undefined if it has another. */
function sameObjectIn(response, archive) {
    const { ContentLength: size, ChecksumSHA256: sum, VersionId: version } = (0,responses/* parsed */.Yz)(head, response);
    return size === archive.size && sum === archive.sha256 ? identified(version) : undefined;
}
/** The object that a response to PutObject is about. Throws if S3 stored another content, or encrypted it otherwise. */
function storedObjectIn(response, { archive, encryption }) {
    const { ChecksumSHA256: sum, VersionId: version, ServerSideEncryption: by } = (0,responses/* parsed */.Yz)(stored, response);
    if (sum && sum !== archive.sha256)
        return (0,calls_send/* unreadable */.O$)();
    if (encryption && by && by !== encryption.by)
        return (0,calls_send/* unreadable */.O$)();
    return identified(version);
}
function identified(version) {
    return version ? { version } : {};
}

// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(9128);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
// EXTERNAL MODULE: ./src/regions/calls/traced-client.ts
var traced_client = __webpack_require__(6434);
;// CONCATENATED MODULE: ./src/regions/calls/s3.ts
















/** S3 in one Region, by the AWS SDK. */
function s3In(region, keys, pace, { account, place, encryption, zip }) {
    const expected = { bucket: place.bucket, region, account, encryption };
    const ask = (0,calls_send/* askingWith */.yb)(keys, pace, (error, operation) => explainBucket(error, operation, expected));
    const clients = (0,lazily/* lazily */.q)(() => clientsIn(region, keys, pace));
    const owned = { Bucket: place.bucket, ExpectedBucketOwner: account };
    const look = async () => {
        const command = new dist_cjs/* HeadObjectCommand */.l81({ ...owned, Key: place.key, ChecksumMode: 'ENABLED' });
        const response = await clients().s3.send(command).catch(unlessUnseen);
        const found = response && sameObjectIn(response, zip);
        return found && { ...place, ...found };
    };
    const send = async (tell) => {
        const input = {
            ...owned,
            Key: place.key,
            ContentLength: zip.size,
            ContentType: 'application/zip',
            ChecksumSHA256: zip.sha256,
            ...(encryption && { ServerSideEncryption: encryption.by, SSEKMSKeyId: encryption.key }),
        };
        const response = await putFile(clients().uploads, { zip, tell }, input);
        return { ...place, ...storedObjectIn(response, { archive: zip, encryption }) };
    };
    return {
        place,
        check: () => ask('HeadBucket', retry/* attemptsToHead */.mu, async () => {
            requireBucketIn(await clients().s3.send(new dist_cjs/* HeadBucketCommand */.kuI(owned)), region);
        }),
        find: () => ask('HeadObject', retry/* attemptsToHead */.mu, look),
        put: (tell) => {
            let mayStand = false;
            // A reply can be lost after S3 has stored the zip: to send it again would leave a version that nobody deletes.
            const sendUnlessThere = async () => {
                const arrived = mayStand ? await look() : undefined;
                return (arrived ??
                    (await send(tell).catch((error) => {
                        mayStand ||= !(error instanceof problem/* Problem */.AF) && !(0,aws_errors/* isRefusal */.vu)(error);
                        throw error;
                    })));
            };
            return ask('PutObject', attemptsToPut, sendUnlessThere).catch((error) => {
                throw mayStand && error instanceof service/* ServiceFailure */.A ? mayBeLeft(place, error) : error;
            });
        },
        remove: ({ version }) => ask('DeleteObject', retry/* attemptsToRead */.yj, async () => {
            const command = new dist_cjs/* DeleteObjectCommand */.k4j({ ...owned, Key: place.key, VersionId: version });
            if (!(0,responses/* isNoContent */.bS)(await clients().s3.send(command)))
                (0,calls_send/* unreadable */.O$)();
        }),
    };
}
/** The SDK warns on the console that it does not send a stream again; retrying() does, with another stream. */
const silent = () => undefined;
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };
function clientsIn(region, keys, { deadlines, trace, wiring }) {
    const config = {
        credentials: (0,calls_keys/* providerOf */.lc)(keys),
        logger,
        // Otherwise a checksum of the SDK's own comes with it, and for that the body in chunks.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        // There is no other host for a bucket at an endpoint of one's own.
        forcePathStyle: wiring.endpoints.custom.has('s3'),
        useArnRegion: false,
        disableMultiregionAccessPoints: true,
        disableS3ExpressSessionAuth: false,
    };
    const clientWith = (limits) => {
        const client = new dist_cjs/* S3Client */.YxF({ ...config, ...(0,clients/* configOf */.W)('s3', region, wiring, limits) });
        return (0,traced_client/* watched */.V)(client, region, { trace, whole: limits.whole });
    };
    const { plain, staging } = (0,timeouts/* limitsOf */.A)(deadlines);
    return { s3: clientWith(plain), uploads: clientWith(staging) };
}
/** Milliseconds after which an upload tells how far it is. */
const betweenTellings = 10_000;
/** One plain PUT of an archive, read while it is sent. Throws a Problem, before S3 has all of it, if it is not the one that was judged. */
async function putFile(s3, { zip, tell }, input) {
    let sent = 0;
    const counted = async function* () {
        for await (const chunk of judgedChunks(zip)) {
            sent += chunk.length;
            yield chunk;
        }
    };
    const body = external_node_stream_.Readable.from(counted(), { objectMode: false });
    // The SDK does not listen for this, and an error that nobody hears ends the process.
    const broken = new Promise((_resolve, reject) => body.once('error', reject));
    const request = new AbortController();
    const telling = setInterval(() => tell(sent), betweenTellings);
    try {
        const command = new dist_cjs/* PutObjectCommand */.wKZ({ ...input, Body: body });
        return await Promise.race([s3.send(command, { abortSignal: request.signal }), broken]);
    }
    finally {
        // S3 would wait for the rest of a body that broke.
        request.abort();
        clearInterval(telling);
        body.destroy();
    }
}
/** S3 answers 403 for what is not there to those who may not list the bucket (S3: HeadObject, "Permissions"). */
function unlessUnseen(error) {
    if ((0,aws_errors/* statusOf */.c2)(error) !== 404 && !(0,aws_errors/* isDenied */.GZ)(error))
        throw error;
}
/** S3's own way to say that an upload was interrupted, with a status that otherwise means a refusal. */
function attemptsToPut(error) {
    return /^(RequestTimeout|IncompleteBody)$/.test((0,aws_errors/* nameOf */.Vb)(error)) ? 4 : (0,retry/* attemptsToRead */.yj)(error);
}
function mayBeLeft({ bucket, key }, { message, cause }) {
    const text = `${message} The zip may be left in the bucket "${bucket}" as ${key}.`;
    return new service/* ServiceFailure */.A(text, { refused: false, cause });
}


/***/ })

};
