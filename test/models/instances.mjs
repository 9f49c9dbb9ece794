/**
 * What is checked of each model. `holding`: the bus, with the witnesses that must be met on the way,
 * since a model that gets nowhere violates nothing. `bugs`: the bus with one rule broken, and the
 * invariant that must be violated. `smoke`: what `--quick` takes of it.
 */
export const models = [
  {
    file: 'relay.qnt',
    steps: 45,
    invariants: ['onlyCommitted', 'exactlyOnceInOrder', 'nothingLost'],
    holding: {
      oneRelay: ['quiet', 'repeated'],
      twoRelays: ['quiet', 'repeated', 'overlapped'],
      tornReads: ['quiet', 'overlapped', 'heldBack'],
      takesInAnyOrder: ['quiet', 'heldBack'],
    },
    bugs: {
      readsByCursor: 'nothingLost',
      rowAfterChange: 'nothingLost',
      rowBeforeChange: 'onlyCommitted',
      deletedBeforeSent: 'nothingLost',
      tornReadsAndGuardGreater: 'exactlyOnceInOrder',
      takesInAnyOrderAndGuardGreater: 'exactlyOnceInOrder',
      twoRelaysAndNoGuard: 'exactlyOnceInOrder',
    },
    smoke: { holding: 'twoRelays', bug: 'readsByCursor' },
  },
  {
    file: 'batch-fence.qnt',
    steps: 35,
    invariants: ['appliedOnce', 'positionTells', 'hintIsBehind', 'nothingLost'],
    holding: {
      positionFence: ['quiet', 'zombie', 'refused', 'unheard', 'aheadOfHint'],
      fenceByOffset: ['quiet', 'zombie', 'refused', 'unheard', 'aheadOfHint'],
    },
    bugs: {
      noFence: 'appliedOnce',
      fenceWithoutOffset: 'appliedOnce',
      viewsThenPosition: 'appliedOnce',
      outboxLast: 'positionTells',
      offsetFirst: 'hintIsBehind',
      offsetFirstAndResumed: 'nothingLost',
    },
    smoke: { holding: 'positionFence', bug: 'noFence' },
  },
  {
    file: 'lanes.qnt',
    steps: 35,
    invariants: ['exactlyOnceInOrder', 'nothingLost', 'nothingStranded'],
    holding: {
      onePosition: ['quiet', 'heldBack', 'conflicted'],
      ownPositions: ['quiet', 'heldBack', 'conflicted'],
    },
    bugs: {
      guardGreater: 'exactlyOnceInOrder',
      gapsDropped: 'nothingLost',
      noGuard: 'exactlyOnceInOrder',
      heldUnseen: 'nothingStranded',
    },
    smoke: { holding: 'onePosition', bug: 'guardGreater' },
  },
  {
    file: 'parking.qnt',
    steps: 60,
    invariants: [
      'exactlyOnceInOrder',
      'nothingLost',
      'deadLetteredOnce',
      'countIsTrue',
      'othersGoOn',
    ],
    holding: {
      redrive: ['quiet', 'successorsWaited', 'dealtWithEarly', 'refused'],
      discard: ['quiet', 'successorsWaited', 'dealtWithEarly', 'refused'],
    },
    bugs: {
      otherKeysHeldBack: 'othersGoOn',
      successorsNotHeldBack: 'deadLetteredOnce',
      faultSkipped: 'exactlyOnceInOrder',
      redriveUnseen: 'countIsTrue',
      redriveWithoutEpoch: 'nothingLost',
      deletedLater: 'nothingLost',
      discardedUnseen: 'nothingLost',
    },
    smoke: { holding: 'redrive', bug: 'redriveWithoutEpoch' },
  },
  {
    file: 'timer.qnt',
    steps: 30,
    invariants: ['oneOutcome', 'correctedOnce', 'truthInTheEnd', 'notEarly'],
    holding: { conditionalUpdate: ['quiet', 'corrected', 'bothFire', 'conflicted'] },
    bugs: {
      leaseAlone: 'oneOutcome',
      hostClock: 'notEarly',
      issuedAfterwards: 'truthInTheEnd',
      lateIgnored: 'truthInTheEnd',
      correctedTwice: 'correctedOnce',
      judgedByArrival: 'truthInTheEnd',
    },
    smoke: { holding: 'conditionalUpdate', bug: 'issuedAfterwards' },
  },
];
