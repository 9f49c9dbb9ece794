import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.*;

/** Kafka's own client, as another system uses it. See ../foreign-clients.ts for what is said to it and what it answers. */
public class ForeignClient {
  static final String LARGEST = "20000000";

  record Batch(String topic, String compression, String transaction, List<String[]> records) {}

  static byte[] bytesOf(String text) {
    return text.equals("-") ? null : Base64.getDecoder().decode(text);
  }

  static String textOf(byte[] value) {
    return value == null ? "-" : Base64.getEncoder().encodeToString(value);
  }

  static void write(String brokers, String prefix) throws Exception {
    List<Batch> batches = new ArrayList<>();
    var in = new BufferedReader(new InputStreamReader(System.in));
    for (String line; (line = in.readLine()) != null; ) {
      String[] fields = line.split("\t", -1);
      if (fields[0].equals("batch")) {
        batches.add(new Batch(fields[1], fields[2], fields[3], new ArrayList<>()));
      } else {
        batches.get(batches.size() - 1).records().add(fields);
      }
    }
    for (int number = 0; number < batches.size(); number++) {
      send(brokers, batches.get(number), prefix + "-" + number);
    }
  }

  static void send(String brokers, Batch batch, String transactionalId) throws Exception {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", brokers);
    settings.put("compression.type", batch.compression());
    settings.put("max.request.size", LARGEST);
    settings.put("linger.ms", "50");
    boolean transactional = !batch.transaction().equals("none");
    if (transactional) settings.put("transactional.id", transactionalId);
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      if (transactional) {
        producer.initTransactions();
        producer.beginTransaction();
      }
      Map<String, Future<RecordMetadata>> sent = new LinkedHashMap<>();
      for (String[] fields : batch.records()) {
        List<Header> headers = new ArrayList<>();
        for (int at = 5; at < fields.length; at++) {
          String[] pair = fields[at].split(":", -1);
          headers.add(new RecordHeader(new String(bytesOf(pair[0]), "UTF-8"), bytesOf(pair[1])));
        }
        Integer partition = fields[2].equals("-1") ? null : Integer.valueOf(fields[2]);
        sent.put(fields[1], producer.send(new ProducerRecord<>(
            batch.topic(), partition, bytesOf(fields[3]), bytesOf(fields[4]), headers)));
      }
      producer.flush();
      for (var one : sent.entrySet()) {
        RecordMetadata at = one.getValue().get();
        System.out.println("written\t" + one.getKey() + "\t" + at.partition() + "\t" + at.offset());
      }
      if (batch.transaction().equals("commit")) producer.commitTransaction();
      if (batch.transaction().equals("abort")) producer.abortTransaction();
    }
  }

  static void read(String brokers, List<String> topics) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", brokers);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("max.partition.fetch.bytes", LARGEST);
    try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = new ArrayList<>();
      for (String topic : topics) {
        consumer.partitionsFor(topic).forEach(one -> all.add(new TopicPartition(topic, one.partition())));
      }
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) print(record);
      }
    }
  }

  static void print(ConsumerRecord<byte[], byte[]> record) {
    var line = new StringJoiner("\t").add("record").add(record.topic());
    line.add(String.valueOf(record.partition())).add(String.valueOf(record.offset()));
    line.add(record.timestampType().toString()).add(String.valueOf(record.timestamp()));
    line.add(textOf(record.key())).add(textOf(record.value()));
    for (Header header : record.headers()) {
      line.add(textOf(header.key().getBytes(java.nio.charset.StandardCharsets.UTF_8)) + ":" + textOf(header.value()));
    }
    System.out.println(line);
  }

  public static void main(String[] said) throws Exception {
    if (said[0].equals("write")) write(said[1], said[2]);
    else read(said[1], Arrays.asList(said).subList(3, said.length));
  }
}
