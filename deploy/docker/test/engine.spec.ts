import { describe, expect, it } from 'vitest';
import { partsIn } from '../build-image.ts';
import { bubblewrapArguments, dockerArguments } from '../container.ts';
import { configOf } from '../image.ts';

const config = configOf({
  Env: ['PATH=/usr/bin', 'NODE_OPTIONS=--max-old-space-size=120', 'SERVICE='],
  Cmd: ['node', 'bin/serve.mjs'],
  User: '10001:0',
  WorkingDir: '/smarketing',
});
const request = {
  environment: { SERVICE: 'feedback' },
  mounts: [{ from: '/keys', to: '/run/secrets' }],
};

describe('a container of the image', () => {
  it('is asked of Docker as strictly as a cluster would run it', () => {
    expect(dockerArguments({ tag: 'smarketing' }, request).join(' ')).toBe(
      'run --rm --network host --user 1000650000:0 --read-only --tmpfs /tmp --cap-drop ALL' +
        ' --security-opt no-new-privileges:true --volume /keys:/run/secrets:ro' +
        ' --env SERVICE=feedback smarketing',
    );
  });

  it('has the variables of the image, and those that are given in place of them', () => {
    const args = bubblewrapArguments({ config }, '/image', request).join(' ');
    expect(args).toContain('--clearenv --setenv PATH /usr/bin');
    expect(args).toContain('--setenv NODE_OPTIONS --max-old-space-size=120');
    expect(args).toContain('--setenv SERVICE feedback');
    expect(args).toMatch(/--no-new-privs node bin\/serve\.mjs$/);
  });

  it('runs another command where one is given', () => {
    const other = { ...request, command: ['smarketing', 'doctor'] };
    expect(bubblewrapArguments({ config }, '/image', other).join(' ')).toMatch(
      /--no-new-privs smarketing doctor$/,
    );
    expect(dockerArguments({ tag: 'it' }, other).slice(-3)).toEqual(['it', 'smarketing', 'doctor']);
  });
});

describe('the parts of an image', () => {
  it('are told of Docker from the base on, without those that hold nothing', () => {
    const history =
      '0\tCMD ["node"]\n49131520\tCOPY /smarketing /smarketing # buildkit\n78000000\t';
    expect(partsIn(history)).toEqual([
      { bytes: 78_000_000, name: '' },
      { bytes: 49_131_520, name: 'COPY /smarketing /smarketing' },
    ]);
  });
});
