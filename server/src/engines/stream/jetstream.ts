import {
  AckPolicy,
  type ConsumerInfo,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import type { AcceptedEvent } from '@throughline/core/events';
import { messagesOf } from './partitions.ts';
import type { Consumer, ConsumerLag, Stream, StreamLog } from './stream.ts';

export interface JetStreamParts {
  /** `nats://host:port/NAME?replicas=3`; the name keeps installations that share a server apart. */
  readonly url: URL;
  /** The stream of this process, which brings accepted events here, also those accepted while NATS was away. */
  readonly local: Stream;
  /** Resolves when the events up to a place in the order of arrival can be read by every server. */
  readonly flushed: (sequence: number) => Promise<void>;
  readonly log: StreamLog;
}

const keptMilliseconds = 7 * 86_400_000;
const handlingMilliseconds = 60_000;
const mostUnsettledMessages = 200;
const pauseAfterFaultMilliseconds = 1000;
const publishTimeoutMilliseconds = 10_000;

/**
 * The stream on NATS JetStream: partitioned by customer, each consumer's place
 * kept by NATS. The events themselves are durable before they come here, so nothing is lost while NATS is away.
 */
export async function openJetStream(parts: JetStreamParts): Promise<Stream> {
  const name = parts.url.pathname.slice(1) || 'throughline';
  const connection = await connect({
    servers: parts.url.host,
    ...(parts.url.protocol === 'tls:' ? { tls: { handshakeFirst: false } } : {}),
    ...(parts.url.username === ''
      ? {}
      : { user: decodeURIComponent(parts.url.username), pass: decodeURIComponent(parts.url.password) }),
    maxReconnectAttempts: -1,
    name: 'throughline',
  });
  const manager = await jetstreamManager(connection);
  await manager.streams.add({
    name,
    subjects: [`${name}.*`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    max_age: nanos(keptMilliseconds),
    num_replicas: Number(parts.url.searchParams.get('replicas') ?? 1),
  });
  const bus = new Bus({ ...parts, name, connection, manager });
  await parts.local.subscribe(bus);
  return bus;
}

interface BusParts extends JetStreamParts {
  readonly name: string;
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
}

/** Brings accepted events from this process to NATS, and events from NATS to the consumers of this process. */
class Bus implements Stream, Consumer {
  readonly name = 'jetstream';
  readonly #parts: BusParts;
  readonly #client: JetStreamClient;
  readonly #subscriptions: Subscription[] = [];

  constructor(parts: BusParts) {
    this.#parts = parts;
    this.#client = jetstream(parts.connection);
  }

  /** Takes accepted events over from the stream of this process. */
  async handle(events: readonly AcceptedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    await this.#parts.flushed(last.sequence);
    for (const { partition, body } of messagesOf(events))
      await this.#client.publish(`${this.#parts.name}.${partition}`, body, { timeout: publishTimeoutMilliseconds });
  }

  publish(events: readonly AcceptedEvent[]): Promise<void> {
    return this.#parts.local.publish(events);
  }

  async subscribe(consumer: Consumer): Promise<void> {
    const { name, manager } = this.#parts;
    const durable = consumer.name.replaceAll(/\W+/g, '-');
    if (consumer.isPassing !== true)
      await manager.consumers.add(name, {
        durable_name: durable,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(handlingMilliseconds),
        max_ack_pending: mostUnsettledMessages,
        deliver_policy: DeliverPolicy.All,
      });
    const open = async () =>
      consumer.isPassing === true
        ? this.#client.consumers.get(name, { deliver_policy: DeliverPolicy.New })
        : this.#client.consumers.get(name, durable);
    const info = consumer.isPassing === true ? null : () => manager.consumers.info(name, durable).catch(() => null);
    this.#subscriptions.push(new Subscription({ consumer, log: this.#parts.log, open, info }));
  }

  lags(): readonly ConsumerLag[] {
    return [...this.#parts.local.lags(), ...this.#subscriptions.map((one) => one.lag(Date.now()))];
  }

  async settle(): Promise<void> {
    await this.#parts.local.settle();
    for (const one of this.#subscriptions) await one.settle();
  }

  async stop(): Promise<void> {
    await this.#parts.local.stop();
    await Promise.all(this.#subscriptions.map((one) => one.stop()));
    await this.#parts.connection.drain();
  }
}

interface SubscriptionParts {
  readonly consumer: Consumer;
  readonly log: StreamLog;
  readonly open: () => Promise<{ consume(options: { max_messages: number }): Promise<ConsumerMessages> }>;
  /** What NATS knows of the consumer's place; null for one that only listens. */
  readonly info: (() => Promise<ConsumerInfo | null>) | null;
}

/** A message that a consumer has taken over and not settled yet. */
interface Taken {
  readonly message: JsMsg;
  readonly events: number;
  readonly receivedAt: number;
}

/** Brings one consumer its messages, the next before the last is settled. */
class Subscription {
  readonly #parts: SubscriptionParts;
  readonly #taken = new Set<Taken>();
  #failed: JsMsg[] = [];
  #held: JsMsg[] = [];
  /** Messages that NATS holds and has not delivered, when it was last asked. */
  #waiting = 0;
  #messages: ConsumerMessages | null = null;
  #isStopping = false;
  readonly #running: Promise<void>;
  readonly #asking: NodeJS.Timeout;

  constructor(parts: SubscriptionParts) {
    this.#parts = parts;
    this.#running = this.#run();
    this.#asking = setInterval(() => void this.#ask(), 1000);
    this.#asking.unref();
  }

  lag(now: number): ConsumerLag {
    let [events, oldest] = [this.#waiting, now];
    for (const one of this.#taken) {
      events += one.events;
      oldest = Math.min(oldest, one.receivedAt);
    }
    return { consumer: this.#parts.consumer.name, events, seconds: Math.max(0, (now - oldest) / 1000) };
  }

  async settle(): Promise<void> {
    if (this.#parts.info === null) return;
    for (;;) {
      const info = await this.#parts.info();
      if (info !== null && info.num_pending === 0 && info.num_ack_pending === 0) return;
      await pause(20);
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#asking);
    this.#messages?.stop();
    await this.#running;
  }

  async #ask(): Promise<void> {
    this.#waiting = (await this.#parts.info?.())?.num_pending ?? 0;
    // A long cut is no failure: without a word NATS would send its messages again.
    if (this.#parts.info !== null) for (const one of [...this.#taken]) one.message.working();
    if (this.#parts.info !== null) for (const message of [...this.#failed, ...this.#held]) message.working();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        const source = await this.#parts.open();
        this.#messages = await source.consume({ max_messages: mostUnsettledMessages });
        for await (const message of this.#messages) this.#take(message);
      } catch (error) {
        this.#log(error, 'A consumer of the stream could not go on');
      }
      if (!this.#isStopping) await pause(pauseAfterFaultMilliseconds);
    }
  }

  #take(message: JsMsg): void {
    // What comes after one that failed waits for it.
    if (this.#failed.length > 0) {
      this.#held.push(message);
      return;
    }
    const events = message.json<AcceptedEvent[]>();
    const one = { message, events: events.length, receivedAt: events[0]?.receivedAt ?? Date.now() };
    this.#taken.add(one);
    this.#parts.consumer.handle(events).then(
      () => {
        if (this.#parts.info !== null) message.ack();
        this.#settled(one);
      },
      (error: unknown) => {
        this.#log(error, 'A consumer of the stream failed; it tries again');
        this.#failed.push(message);
        this.#settled(one);
      },
    );
  }

  /** When nothing is under way any more, what failed and what came after it is asked for again, in its order. */
  #settled(one: Taken): void {
    this.#taken.delete(one);
    if (this.#failed.length === 0 || this.#taken.size > 0) return;
    setTimeout(() => {
      const back = [...this.#failed, ...this.#held].sort((left, right) => left.seq - right.seq);
      this.#failed = [];
      this.#held = [];
      if (this.#parts.info !== null) for (const message of back) message.nak();
    }, pauseAfterFaultMilliseconds);
  }

  #log(error: unknown, words: string): void {
    if (!this.#isStopping) this.#parts.log.error({ err: error, consumer: this.#parts.consumer.name }, words);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
