import { describe, expect, it } from 'vitest';
import { BrokerAddressError, brokerAddressOf, brokersOf } from '../src/index.js';

describe('The address of a broker', () => {
  it.each([
    ['kafka-1:9092', 'kafka-1', 9092],
    ['10.0.0.1:1', '10.0.0.1', 1],
    ['[::1]:9092', '::1', 9092],
    ['[2001:db8::7]:65535', '2001:db8::7', 65_535],
    ['[fe80::1%eth0]:9092', 'fe80::1%eth0', 9092],
    ['[::ffff:127.0.0.1]:9092', '::ffff:127.0.0.1', 9092],
    ['b-1.kafka.example.com:9094', 'b-1.kafka.example.com', 9094],
  ])('may be %s', (given, host, port) => {
    expect(brokerAddressOf(given)).toEqual({ host, port });
  });

  it.each([
    ['kafka://a:9092', /has a scheme/],
    ['PLAINTEXT://a:9092', /has a scheme/],
    ['a:9092 b:9092', /space.*commas/],
    ['a: 9092', /space/],
    ['a', /is not a host:port/],
    ['a:', /is not a host:port/],
    ['a:x', /is not a host:port/],
    [':9092', /is not a host:port/],
    ['a:9092/b', /is not a host:port/],
    ['user:secret@a:9092', /is not a host:port/],
    ['::1', /without brackets and port/],
    ['2001:db8::g:9092', /is not a host:port/],
    ['2001:db8:0:0:0:0:0:7:9092', /without brackets/],
    ['[::1]', /is not a host:port/],
    ['[localhost]:9092', /no IPv6 address in brackets/],
    ['[]:9092', /no IPv6 address in brackets/],
    ['a:0', /port from 1/],
    ['a:65536', /port from 1/],
    ['', /there is a comma too many/],
  ])('may not be %j, and says how it is written', (given, why) => {
    expect(() => brokerAddressOf(given)).toThrow(BrokerAddressError);
    expect(() => brokerAddressOf(given)).toThrow(why);
    expect(() => brokerAddressOf(given)).toThrow(/Write host:port, an IPv6 address in brackets/);
  });

  it('is one of several behind commas', () => {
    expect(brokersOf(' [::1]:9092 , [::1]:9093')).toEqual(['[::1]:9092', '[::1]:9093']);
    expect(() => brokersOf('a:1,,b:1')).toThrow(/there is a comma too many/);
    expect(() => brokersOf('a:1,b:1,')).toThrow(/there is a comma too many/);
  });
});
