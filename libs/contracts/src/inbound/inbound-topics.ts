/** What the topics begin with that other systems write to, each to its own: `smarketing.inbound.<sender>`. */
export const inboundTopics = 'smarketing.inbound.';

/** How long what they write stays on the topic: seven days. */
export const inboundKeptMs = 7 * 86_400_000;

const senderName = /^[a-z][a-z0-9-]{0,39}$/;

/** Whether it can be the name of a sender, which stands in a topic, an act and a user of Kafka. */
export function isSenderName(name: string): boolean {
  return senderName.test(name);
}

export function inboundTopic(sender: string): string {
  return `${inboundTopics}${sender}`;
}

/** The one who writes to the topic, and nobody else may. */
export function senderOf(topic: string): string {
  return topic.slice(inboundTopics.length);
}
