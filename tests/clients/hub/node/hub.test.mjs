// The official clients for Node.js against what HUB_URL names; PROVIDER_URL steers the provider behind it (tests/upstream).
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

const { HUB_URL, HUB_KEY, PROVIDER_URL, HUB_DIRECT } = process.env;
const hubOnly = { skip: HUB_DIRECT ? 'only the hub does this' : false };
const openai = new OpenAI({ baseURL: `${HUB_URL}/v1`, apiKey: HUB_KEY, maxRetries: 0, timeout: 20_000 });
const anthropic = new Anthropic({ baseURL: HUB_URL, apiKey: HUB_KEY, authToken: null, maxRetries: 0, timeout: 20_000 });
const messages = [{ role: 'user', content: 'Wie heißt der Fluss 🌊?' }];
const said = 'Echo: Wie heißt der Fluss 🌊?';
const schema = { type: 'object', properties: { city: { type: 'string' }, days: { type: 'integer' } }, required: ['city', 'days'], additionalProperties: false };
const letGoMsMax = 100;

async function control(what, body) {
  const answer = await fetch(`${PROVIDER_URL}/_control/${what}`, { method: 'POST', body: JSON.stringify(body ?? null) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return answer.json();
}
const plan = (...faults) => control('plan', faults);

// Until the provider has a request; then until it ended.
async function asked(count = 1) {
  for (let i = 0; i < 500; i++) {
    const { seen } = await control('seen');
    if (seen.length >= count) return seen;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error('the provider was not asked');
}

// Milliseconds, at most, until the provider was let go after `leave()`.
async function letGo(begin) {
  let best = Infinity;
  for (let i = 0; i < 3 && best > letGoMsMax; i++) { // the machine may be busy with something else once or twice
    await control('reset');
    const leave = await begin();
    const { now } = await control('seen'); // the provider's clock, before leaving
    await leave();
    let seen = [];
    for (let j = 0; j < 4000 && !seen[0]?.ended; j++) ({ seen } = await control('seen'));
    assert.equal(seen[0]?.ended, 'left', JSON.stringify(seen).slice(0, 2000));
    const [last] = seen;
    best = Math.min(best, (last.ended_at - now) * 1000);
  }
  assert.ok(best <= letGoMsMax, `let go after ${best} ms`);
}

// A good call: the hub leaves alone for a while what failed repeatedly.
async function heal(model) {
  await control('reset');
  if (model === 'chat') await openai.chat.completions.create({ model, messages, max_tokens: 100 });
  else await anthropic.messages.create({ model, messages, max_tokens: 100 });
}

beforeEach(() => control('reset'));

for (const model of ['chat', 'claude']) {
  test(`openai: a chat, whole and in a stream (${model})`, async () => {
    const done = await openai.chat.completions.create({ model, messages, max_tokens: 100 });
    assert.equal(done.choices[0].message.content, said);
    assert.equal(done.model, model);
    let text = '';
    let usage;
    for await (const chunk of await openai.chat.completions.create({ model, messages, max_tokens: 100, stream: true, stream_options: { include_usage: true } })) {
      text += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    assert.equal(text, said);
    assert.ok(usage.total_tokens > 0);
  });

  test(`openai: the stream helper accumulates text and a tool's arguments (${model})`, async () => {
    const text = openai.chat.completions.stream({ model, messages, max_tokens: 100 });
    assert.equal(await text.finalContent(), said);
    const tools = [{ type: 'function', function: { name: 'weather', parameters: schema } }];
    const called = await openai.chat.completions.stream({ model, messages, tools, max_tokens: 100 }).finalChatCompletion();
    assert.deepEqual(JSON.parse(called.choices[0].message.tool_calls[0].function.arguments), { city: 'a city', days: 7 });
    assert.equal(called.choices[0].finish_reason, 'tool_calls');
  });

  test(`openai: a runner answers the tool and goes on (${model})`, async () => {
    const asked = [];
    const runner = openai.chat.completions.runTools({
      model, messages, max_tokens: 100,
      tools: [{ type: 'function', function: { name: 'weather', parameters: schema, parse: JSON.parse, function: (given) => { asked.push(given); return 'Rain'; } } }],
    });
    assert.equal(await runner.finalContent(), 'The tool said: Rain');
    assert.deepEqual(asked, [{ city: 'a city', days: 7 }]);
  });

  test(`openai: structured output is parsed (${model})`, async () => {
    const done = await openai.chat.completions.parse({ model, messages, max_tokens: 100, response_format: { type: 'json_schema', json_schema: { name: 'trip', schema, strict: true } } });
    assert.deepEqual(JSON.parse(done.choices[0].message.content), { city: 'a city', days: 7 });
  });

  test(`openai: responses, whole and in a stream (${model})`, async () => {
    assert.equal((await openai.responses.create({ model, input: 'Bonjour', max_output_tokens: 50 })).output_text, 'Echo: Bonjour');
    const stream = openai.responses.stream({ model, input: 'Bonjour', max_output_tokens: 50 });
    assert.equal((await stream.finalResponse()).output_text, 'Echo: Bonjour');
  });

  test(`anthropic: a message, whole and in a stream (${model})`, async () => {
    const done = await anthropic.messages.create({ model, messages, max_tokens: 100 });
    assert.equal(done.content[0].text, said);
    const stream = anthropic.messages.stream({ model, messages, max_tokens: 100 });
    assert.equal(await stream.finalText(), said);
    assert.ok((await stream.finalMessage()).usage.output_tokens > 0);
  });

  test(`anthropic: a tool's input comes in pieces (${model})`, async () => {
    const pieces = [];
    const stream = anthropic.messages.stream({ model, messages, max_tokens: 100, tools: [{ name: 'weather', input_schema: schema }] }).on('inputJson', (piece) => pieces.push(piece));
    const done = await stream.finalMessage();
    assert.deepEqual(done.content.find((block) => block.type === 'tool_use').input, { city: 'a city', days: 7 });
    assert.ok(pieces.length > 3);
    assert.equal(done.stop_reason, 'tool_use');
  });

  test(`openai: an abort lets the provider go, before the first token and after (${model})`, async () => {
    for (const stream of [false, true]) {
      await letGo(async () => {
        await plan({ head_s: 30 });
        const controller = new AbortController();
        const call = assert.rejects(openai.chat.completions.create({ model, messages, max_tokens: 100, stream }, { signal: controller.signal }), OpenAI.APIUserAbortError);
        await asked();
        return () => { controller.abort(); return call; };
      });
    }
    await letGo(async () => {
      await plan({ do: 'endless', piece_s: 0.005 });
      const stream = await openai.chat.completions.create({ model, messages, max_tokens: 100, stream: true });
      for await (const chunk of stream) { if (chunk.choices[0]?.delta.content) return () => stream.controller.abort(); }
      return () => {};
    });
  });

  test(`anthropic: an abort lets the provider go (${model})`, async () => {
    await letGo(async () => {
      await plan({ do: 'endless', piece_s: 0.005 });
      const stream = anthropic.messages.stream({ model, messages, max_tokens: 100 });
      const ended = stream.done().catch(() => {});
      await new Promise((seen) => stream.once('text', seen));
      return () => { stream.abort(); return ended; };
    });
  });

  test(`failures have their classes, with the receipt at hand (${model})`, hubOnly, async () => {
    for (const [status, ours, theirs] of [[429, OpenAI.RateLimitError, Anthropic.RateLimitError], [500, OpenAI.InternalServerError, Anthropic.InternalServerError], [400, OpenAI.BadRequestError, Anthropic.BadRequestError]]) {
      const faults = Array(4).fill({ do: 'status', status });
      await heal(model);
      await plan(...faults);
      await assert.rejects(openai.chat.completions.create({ model, messages, max_tokens: 100 }), (error) => error instanceof ours && Boolean(error.headers.get('socle-receipt')));
      await heal(model);
      await plan(...faults);
      await assert.rejects(anthropic.messages.create({ model, messages, max_tokens: 100 }), (error) => error instanceof theirs && Boolean(error.headers.get('socle-receipt')));
    }
  });

  test(`a stream that breaks is an error and no end (${model})`, hubOnly, async () => {
    for (const fault of ['reset', 'close', 'end', 'error', 'garbage']) {
      await heal(model);
      await plan({ do: fault, after: 4 });
      const finishes = [];
      await assert.rejects(async () => {
        for await (const chunk of await openai.chat.completions.create({ model, messages, max_tokens: 100, stream: true })) finishes.push(...chunk.choices.map((c) => c.finish_reason).filter(Boolean));
      }, OpenAI.APIError, fault);
      assert.deepEqual(finishes, [], fault);
      await plan({ do: fault, after: 4 });
      await assert.rejects(anthropic.messages.stream({ model, messages, max_tokens: 100 }).finalMessage(), Anthropic.AnthropicError, fault);
    }
  });
}

test('openai: a client that may retry succeeds after 429', async () => {
  await plan({ do: 'status', status: 429, retry_after: 1 });
  const done = await openai.chat.completions.create({ model: 'chat', messages, max_tokens: 100 }, { maxRetries: 2 });
  assert.equal(done.choices[0].message.content, said);
});

test('openai: embeddings', async () => {
  const { data } = await openai.embeddings.create({ model: 'chat', input: ['one', 'two'] });
  assert.equal(data.length, 2);
  assert.equal(data[0].embedding.length, 8);
});

test('anthropic: tokens are counted', async () => {
  assert.equal((await anthropic.messages.countTokens({ model: 'claude', messages: [{ role: 'user', content: 'one two three' }] })).input_tokens, 3);
});

test('the receipt is in the head of a stream, before its end', hubOnly, async () => {
  await plan({ piece_s: 0.05 });
  const { data, response } = await openai.chat.completions.create({ model: 'chat', messages, max_tokens: 100, stream: true }).withResponse();
  assert.ok(response.headers.get('socle-receipt'));
  data.controller.abort();
});

test('openai: a file is stored, listed, read, used in a question and deleted', async () => {
  const words = 'Der Turm hat 137 Stufen 🗼.';
  const made = await openai.files.create({ file: await OpenAI.toFile(Buffer.from(words), 'notes.txt', { type: 'text/plain' }), purpose: 'user_data' });
  assert.deepEqual([made.filename, made.bytes, made.status], ['notes.txt', Buffer.byteLength(words), 'processed']);
  const listed = [];
  for await (const file of openai.files.list()) listed.push(file.id);
  assert.ok(listed.includes(made.id));
  assert.equal((await openai.files.retrieve(made.id)).purpose, 'user_data');
  assert.equal(await (await openai.files.content(made.id)).text(), words);
  const answer = await openai.chat.completions.create({ model: 'chat', messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: made.id } }] }] });
  assert.ok(answer.choices[0].message.content.includes(words));
  assert.equal((await openai.files.delete(made.id)).deleted, true);
  await assert.rejects(openai.files.retrieve(made.id), OpenAI.NotFoundError);
});

test('anthropic: a file is stored, listed, used in a question, read and deleted', async () => {
  const words = 'Der Turm hat 137 Stufen.';
  const made = await anthropic.beta.files.upload({ file: await Anthropic.toFile(Buffer.from(words), 'notes.txt', { type: 'text/plain' }) });
  assert.deepEqual([made.filename, made.size_bytes], ['notes.txt', Buffer.byteLength(words)]);
  const listed = [];
  for await (const file of anthropic.beta.files.list()) listed.push(file.id);
  assert.ok(listed.includes(made.id));
  const answer = await anthropic.beta.messages.create({ model: 'claude', max_tokens: 100, betas: ['files-api-2025-04-14'], messages: [{ role: 'user', content: [{ type: 'document', source: { type: 'file', file_id: made.id } }] }] });
  assert.ok(answer.content[0].text.includes(words));
  assert.equal(await (await anthropic.beta.files.download(made.id)).text(), words);
  assert.equal((await anthropic.beta.files.delete(made.id)).type, 'file_deleted');
  await assert.rejects(anthropic.beta.files.retrieveMetadata(made.id), Anthropic.NotFoundError);
});
