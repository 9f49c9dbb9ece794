import type { ClientSession, Db } from 'mongodb';

export const givenNumbersCollection = 'bus_given_numbers';

/** Numbers that were given by a document which a restored backup lacks, by its key. */
export interface GivenNumbers {
  _id: string;
  /** Stream → the last number. */
  sent: Record<string, number>;
}

/**
 * What a new document of a key must go on behind, where an earlier one is lost. Asked for only where the
 * database has such numbers at all, which is known from the start.
 */
export class NumbersGiven {
  private any = false;

  constructor(private readonly db: Db) {}

  async lookWhetherAny(): Promise<void> {
    this.any = (await this.collection.findOne({}, { projection: { _id: 1 } })) !== null;
  }

  get hasAny(): boolean {
    return this.any;
  }

  /** Key → stream → the last number, of those keys that have lost a document. */
  async of(
    keys: readonly string[],
    session: ClientSession,
  ): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
    const found = await this.collection.find({ _id: { $in: [...keys] } }, { session }).toArray();
    return new Map(found.map(({ _id, sent }) => [_id, sent]));
  }

  async note(numbers: readonly GivenNumbers[], session: ClientSession): Promise<void> {
    if (numbers.length === 0) return;
    this.any = true;
    await this.collection.bulkWrite(
      numbers.map(({ _id, sent }) => ({
        updateOne: {
          filter: { _id },
          update: {
            $max: Object.fromEntries(
              Object.entries(sent).map(([stream, last]) => [`sent.${stream}`, last]),
            ),
          },
          upsert: true,
        },
      })),
      { session },
    );
  }

  private get collection() {
    return this.db.collection<GivenNumbers>(givenNumbersCollection);
  }
}
