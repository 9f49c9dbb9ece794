"""librdkafka, as another system uses it. See ../foreign-clients.ts for what is said to it and what it answers."""

import base64
import sys

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, Producer, TopicPartition

LARGEST = 20_000_000


def bytes_of(text):
    return None if text == "-" else base64.b64decode(text)


def text_of(value):
    return "-" if value is None else base64.b64encode(value).decode()


def say(*fields):
    sys.stdout.write("\t".join(str(field) for field in fields) + "\n")


def write(brokers, prefix):
    batches = []
    for line in sys.stdin:
        kind, *fields = line.rstrip("\n").split("\t")
        if kind == "batch":
            batches.append((fields, []))
        else:
            batches[-1][1].append(fields)
    producers = {}
    for number, ((topic, compression, transaction), records) in enumerate(batches):
        settings = {
            "bootstrap.servers": brokers,
            "compression.type": compression,
            "message.max.bytes": LARGEST,
            "linger.ms": 50,
            "enable.idempotence": True,
            "partitioner": "murmur2_random",
        }
        if transaction != "none":
            settings["transactional.id"] = f"{prefix}-{number}"
        producer = (transaction == "none" and producers.get(compression)) or Producer(settings)
        if transaction == "none":
            producers[compression] = producer
        else:
            producer.init_transactions()
            producer.begin_transaction()
        for ident, partition, key, value, *headers in records:
            def delivered(error, message, ident=ident):
                if error is not None:
                    raise RuntimeError(f"{ident} was not written: {error}")
                say("written", ident, message.partition(), message.offset())

            pairs = [header.split(":") for header in headers]
            producer.produce(
                topic,
                value=bytes_of(value),
                key=bytes_of(key),
                partition=int(partition),
                headers=[(base64.b64decode(name).decode(), bytes_of(one)) for name, one in pairs],
                on_delivery=delivered,
            )
        if producer.flush(60) > 0:
            raise RuntimeError("Not all was written within 60 s.")
        if transaction == "commit":
            producer.commit_transaction()
        elif transaction == "abort":
            producer.abort_transaction()


def messages(brokers, group, topics):
    consumer = Consumer(
        {
            "bootstrap.servers": brokers,
            "group.id": group,
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "fetch.message.max.bytes": LARGEST,
        }
    )
    known = consumer.list_topics(timeout=30).topics
    if topics == ["*"]:
        topics = [name for name in known if name.startswith(f"{group}smarketing.")]
    left = {(topic, partition) for topic in topics for partition in known[topic].partitions}
    consumer.assign([TopicPartition(topic, number, OFFSET_BEGINNING) for topic, number in left])
    while left:
        message = consumer.poll(60)
        if message is None:
            raise RuntimeError(f"{len(left)} partitions were not read within 60 s.")
        if message.error() is None:
            yield message
        elif message.error().code() == KafkaError._PARTITION_EOF:
            left.discard((message.topic(), message.partition()))
        else:
            raise RuntimeError(message.error())
    consumer.close()


def read(brokers, group, *topics):
    for message in messages(brokers, group, list(topics)):
        kind, time = message.timestamp()
        headers = [f"{text_of(name.encode())}:{text_of(value)}" for name, value in message.headers() or []]
        place = (message.topic(), message.partition(), message.offset())
        stamp = ("CreateTime" if kind == 1 else "LogAppendTime", time)
        say("record", *place, *stamp, text_of(message.key()), text_of(message.value()), *headers)


def cloudevents(brokers, group):
    """Every record on every topic of the streams, read by the SDK of CloudEvents, which checks all attributes."""
    from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
    from cloudevents.core.formats.json import JSONFormat

    for message in messages(brokers, group, ["*"]):
        verdict = "read"
        try:
            headers = {
                name: value
                for name, value in message.headers() or []
                # What the SDK takes has no place for a header without a value.
                if value is not None or name.startswith("ce_")
            }
            from_binary(KafkaMessage(headers, message.key(), message.value()), JSONFormat())
        except Exception as error:
            verdict = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        say("event", message.topic(), message.partition(), message.offset(), verdict)


{"write": write, "read": read, "cloudevents": cloudevents}[sys.argv[1]](*sys.argv[2:])
