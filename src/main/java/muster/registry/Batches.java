package muster.registry;

import muster.shared.BatchId;
import org.springframework.data.repository.ListCrudRepository;

/** All batches; staff sees them. */
interface Batches extends ListCrudRepository<Batch, BatchId> {}
