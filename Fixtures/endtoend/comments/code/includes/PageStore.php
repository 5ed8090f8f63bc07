<?php
class PageStore {
	public function byName( string $name ) {
		return $this->db->newSelectQueryBuilder()
			->select( [ 'page_id', 'page_title' ] )
			->from( 'page' )
			->where( [ 'page_title' => $name ] )
			->caller( __METHOD__ )->fetchRow();
	}

	public function touch( int $id ) {
		$this->db->query( "UPDATE page SET page_touched = now() WHERE page_id = $id", __METHOD__ );
	}

	public function touchAgain( int $id ) {
		$this->db->query( "UPDATE page SET page_touched = now() WHERE page_id = $id", __METHOD__ );
	}
}
