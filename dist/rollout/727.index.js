export const id = 727;
export const ids = [727];
export const modules = {

/***/ 3727:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ssmIn: () => (/* binding */ ssmIn)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ssm/dist-cjs/index.js
var dist_cjs = __webpack_require__(4736);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(9662);
// EXTERNAL MODULE: ./src/regions/calls/aws-errors.ts
var aws_errors = __webpack_require__(3748);
// EXTERNAL MODULE: ./src/regions/calls/clients.ts
var clients = __webpack_require__(5575);
// EXTERNAL MODULE: ./src/regions/calls/explain.ts
var explain = __webpack_require__(3776);
// EXTERNAL MODULE: ./src/regions/calls/keys.ts
var calls_keys = __webpack_require__(4975);
// EXTERNAL MODULE: ./src/regions/calls/retry-policy.ts
var retry_policy = __webpack_require__(5371);
;// CONCATENATED MODULE: ./src/regions/calls/poll.ts

/**
 * Calls `find` until it returns a value, for as long as reads may lag behind a write. Returns undefined if it never does. `pauses` are
 * the milliseconds before each call.
 */
async function poll(find, { sleep }, pauses = retry_policy/* retryPolicy */.J.readsAfterWrite) {
    for (const pause of pauses) {
        await sleep(pause);
        const found = await find();
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/regions/calls/responses.ts + 2 modules
var responses = __webpack_require__(5227);
// EXTERNAL MODULE: ./src/regions/calls/send.ts
var calls_send = __webpack_require__(7529);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(9128);
// EXTERNAL MODULE: ./src/regions/calls/timeouts.ts
var timeouts = __webpack_require__(3651);
// EXTERNAL MODULE: ./src/regions/calls/traced-client.ts
var traced_client = __webpack_require__(6434);
;// CONCATENATED MODULE: ./src/regions/calls/ssm.ts













/** Parameter Store in one Region, by the AWS SDK, with retries. */
function ssmIn({ region, account }, keys, context) {
    const limits = (0,timeouts/* timeLimits */.i)(context.deadlines).plain;
    const config = { ...(0,clients/* configOf */.W)('ssm', region, context.clientSettings, limits), credentials: (0,calls_keys/* providerOf */.lc)(keys) };
    const { trace, patience } = context;
    const limit = (command) => patience.limit(command, limits.whole);
    const ssm = (0,traced_client/* traced */.m)(new dist_cjs/* SSMClient */.jBj(config), region, { trace, limit });
    const send = (0,calls_send/* senderWith */.w)(keys, context, (error) => (0,explain/* explain */.WE)(error, remedies));
    const read = async (name) => {
        const response = await ssm.send(new dist_cjs/* GetParameterCommand */.lhy({ Name: name })).catch(unlessAbsent);
        return response && (0,responses/* parameterIn */.Jp)(response, { name, region, account });
    };
    const found = (name) => send('GetParameter', () => read(name));
    const write = (name, value) => send('PutParameter', async () => {
        const command = new dist_cjs/* PutParameterCommand */.ihh({ Name: name, Value: value, Type: 'String', Overwrite: true });
        (0,responses/* requireWritten */.V$)(await ssm.send(command));
    });
    return {
        value: async (name) => {
            const parameter = await found(name);
            // PutParameter replaces a SecureString by a String, and the secret would be lost.
            if (parameter && parameter.type !== 'String')
                throw new service/* ServiceFailure */.A(onParameter(otherType), { refused: true });
            return parameter?.value;
        },
        put: async (name, value, before) => {
            // The response does not contain the name of the parameter. A changed value counts, even if another run wrote it.
            const hasArrived = () => poll(async () => (await found(name))?.value !== before || undefined, { sleep: context.wait });
            for (let sent = 0; sent < retry_policy/* retryPolicy */.J.writes.PutParameter.mostSent; sent += 1) {
                await write(name, value);
                if (await hasArrived())
                    return;
            }
            throw new service/* ServiceFailure */.A(onParameter(unchanged), { refused: false });
        },
    };
}
function onParameter(text) {
    return (0,message/* about */.Cv)('the-parameter-cannot-be-set', text);
}
const unchanged = 'PutParameter succeeded, but the parameter still has its previous value.';
const otherType = 'The parameter exists, but its type is not String. Delete it, or use another name in "ssm-parameter".';
const remedies = [
    {
        matches: /^AccessDenied/,
        topic: 'the-parameter-cannot-be-set',
        text: 'Access denied: the credentials need ssm:GetParameter and ssm:PutParameter on the parameter. Add both to the policy of the role or user.',
    },
    {
        matches: /^(HierarchyTypeMismatch|ParameterTypeMismatch)/,
        topic: 'the-parameter-cannot-be-set',
        text: otherType,
    },
    {
        matches: /^ParameterLimitExceeded/,
        topic: 'the-parameter-cannot-be-set',
        text: 'The Region has reached its limit of parameters. Delete some of them, and re-run the job.',
    },
];
function unlessAbsent(error) {
    if (!(error instanceof dist_cjs/* ParameterNotFound */.TU5 && (0,aws_errors/* cameFromAws */.yw)(error)))
        throw error;
}


/***/ })

};
